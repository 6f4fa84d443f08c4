/** Asks the server what a link leads to, and whether somebody is signed in here. */
import { useEffect, useState } from "react";
import { api } from "@/lib/api/client";
import { type ProblemCode, problemOf } from "@/lib/api/problem";
import { currentSession, type SignedIn } from "@/lib/api/session";

const ask = (token: string) => api().people.invitationInfo.mutate({ token });

export type Invitation = Awaited<ReturnType<typeof ask>>;

export type InvitationState =
  | { is: "asking" }
  | { is: "spent" }
  | { is: "failed"; problem: ProblemCode }
  | { is: "open"; invitation: Invitation; session: SignedIn | null };

export function useInvitation(token: string | null): {
  state: InvitationState;
  again: () => void;
  /** Goes on as if nobody were signed in. */
  forgetSession: () => void;
} {
  const [state, setState] = useState<InvitationState>({ is: "asking" });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (token === null) return;
    let current = true;
    setState({ is: "asking" });
    Promise.all([ask(token), currentSession()])
      .then(([invitation, session]): InvitationState => ({ is: "open", invitation, session }))
      .catch((error: unknown): InvitationState => {
        const problem = problemOf(error);
        return problem === "spentInvitation" ? { is: "spent" } : { is: "failed", problem };
      })
      .then((next) => {
        if (current) setState(next);
      });
    return () => {
      current = false;
    };
  }, [token, round]);

  return {
    state,
    again: () => setRound(round + 1),
    forgetSession: () => {
      if (state.is === "open") setState({ ...state, session: null });
    },
  };
}
