/** Texts of the parts in components/ui. */
import { area } from "../area";

export const ui = area({
  ja: {
    back: "戻る",
    close: "閉じる",
    undo: "元に戻す",
    dismissNotice: "この知らせを閉じる",
    notices: "お知らせ",
    search: "検索",
    clearSearch: "検索語を消す",
    required: "必須",
    showPassword: "パスワードを表示",
    more: "その他の操作",
    openList: "一覧を開く",
    closeList: "一覧を閉じる",
    progress: "{done}／{total}",
    locked: "いまは使えません",
  },
  en: {
    back: "Back",
    close: "Close",
    undo: "Undo",
    dismissNotice: "Dismiss this notice",
    notices: "Notices",
    search: "Search",
    clearSearch: "Clear the search",
    required: "Required",
    showPassword: "Show password",
    more: "More actions",
    openList: "Open the list",
    closeList: "Close the list",
    progress: "{done}/{total}",
    locked: "Not available now",
  },
});
