import { afterEach, describe, expect, it } from "vitest";
import { currentToasts, dismissToast, showToast, subscribeToasts } from "./toast-store";

afterEach(() => {
  for (const toast of currentToasts()) dismissToast(toast.id);
});

describe("toasts", () => {
  it("are told to who listens, until it stops listening", () => {
    let heard = 0;
    const stop = subscribeToasts(() => heard++);
    const id = showToast({ text: "削除しました" });
    dismissToast(id);
    stop();
    showToast({ text: "保存しました" });
    expect(heard).toBe(2);
  });

  it("keep the three newest, so that the way back of the last steps stays", () => {
    for (const text of ["一", "二", "三", "四"]) showToast({ text });
    expect(currentToasts().map((toast) => toast.text)).toEqual(["二", "三", "四"]);
  });

  it("leave one by one", () => {
    const first = showToast({ text: "一" });
    showToast({ text: "二" });
    dismissToast(first);
    expect(currentToasts().map((toast) => toast.text)).toEqual(["二"]);
  });
});
