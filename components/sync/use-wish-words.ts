/** Whose the values of a conflict are, in words: people clash, not devices. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import type { ConflictView, Wish } from "./conflict-view";
import { buttonWords } from "./conflict-words";

export function useWishWords(view: ConflictView, isText: boolean) {
  const t = useTranslations("sync.conflict");
  const { reading, actor } = useRecordScope();
  const isSelf = (id: string) => id === actor.userId;
  const idsOf = (wishes: readonly Wish[]) => [
    ...new Set(wishes.flatMap(({ authors }) => authors.map(({ userId }) => userId))),
  ];
  // Oneself comes last, as people say it.
  const inOrder = (ids: string[]) => [...ids.filter((id) => !isSelf(id)), ...ids.filter(isSelf)];
  const joined = (ids: string[], self: "you" | "mine" | "your", other: "name" | "whose") =>
    inOrder(ids)
      .map((id) => (isSelf(id) ? t(self) : t(other, { name: reading.personName(id) })))
      .join(t("and"));
  const all = [view.standing, ...view.others];
  const everybody = idsOf(all);
  const whose = (wish: Wish) => joined(idsOf([wish]), "mine", "whose");
  const isAmbiguous = new Set(all.map(whose)).size < all.length;
  return {
    /** Everybody who took part; null where one person did it on several devices. */
    everybody: everybody.length > 1 ? joined(everybody, "you", "name") : null,
    first: joined(idsOf([view.standing]), "you", "name"),
    label(wish: Wish): string {
      if (view.isState) return wish === view.standing ? t("standing") : t("wished");
      const who = joined(idsOf([wish]), "your", "whose");
      const no = isAmbiguous ? ` ${all.indexOf(wish) + 1}` : "";
      return `${t(isText ? "textOf" : "valueOf", { who })}${no}`;
    },
    button(wish: Wish, text: string): string {
      const words = buttonWords(text, isAmbiguous ? all.indexOf(wish) + 1 : null);
      const who = whose(wish);
      if (words.key === "use") return t("use", { who, value: words.value });
      return words.key === "useTextNo"
        ? t("useTextNo", { who, no: words.no })
        : t(words.key, { who });
    },
  };
}
