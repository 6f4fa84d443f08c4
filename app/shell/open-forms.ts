/** Which forms hold something that was typed and not yet handed over; a new version waits for them. */

const typedIn = new Set<HTMLFormElement>();

const formOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest("form") : null;

/** Follows every form of the page; once in the whole app. Returns the way out. */
export function followForms(): () => void {
  const typed = (event: Event) => {
    const form = formOf(event);
    if (form) typedIn.add(form);
  };
  const handedOver = (event: Event) => {
    const form = formOf(event);
    if (form) typedIn.delete(form);
  };
  document.addEventListener("input", typed);
  document.addEventListener("submit", handedOver);
  return () => {
    document.removeEventListener("input", typed);
    document.removeEventListener("submit", handedOver);
    typedIn.clear();
  };
}

/** A form that has left the page no longer counts: its draft, if it had one, is kept. */
export function isFormOpen(): boolean {
  for (const form of typedIn) if (!form.isConnected) typedIn.delete(form);
  return typedIn.size > 0;
}
