/** Texts of the search over a project, and of addresses that name a record by its number. */
import { area } from "../area";

export const search = area({
  ja: {
    title: "検索",
    field: "このプロジェクトを検索",
    placeholder: "件名・番号・本文・コメント",
    start: "言葉か番号（BUG-12 など）を入れると、この端末の中から探します。圏外でも使えます。",
    nothing: "「{text}」に当たるものはありません。",
    again: "言葉を変える",
    searching: "探しています。",
    total: "{count, number}件",
    shown: "{count, number}件のうち{shown, number}件を表示しています。言葉を足すと絞れます。",
    loading: "まだ読み込み中です。見つかったものから表示しています。",
    number: {
      title: "番号で開く",
      looking: "{number} を探しています",
      missing: "{number} はこの端末にありません。番号が違うか、まだ受け取っていません。",
      search: "検索する",
    },
  },
  en: {
    title: "Search",
    field: "Search this project",
    placeholder: "Title, number, text, comment",
    start: "Type words or a number (such as BUG-12) to search this device. It works offline.",
    nothing: "Nothing matches “{text}”.",
    again: "Change the words",
    searching: "Searching.",
    total: "{count, plural, one {# result} other {# results}}",
    shown: "Showing {shown, number} of {count, number}. Add words to narrow it down.",
    loading: "Still loading. Showing what has been found so far.",
    number: {
      title: "Open by number",
      looking: "Looking for {number}",
      missing:
        "{number} is not on this device. The number may be wrong, or it has not arrived yet.",
      search: "Search",
    },
  },
});
