/** Texts of the shell: navigation, notices around the screens, keyboard help, the page that was not found. */
import { area } from "../area";

export const shell = area({
  ja: {
    navigation: "メインメニュー",
    home: "朝夕 ホーム",
    skip: "本文へ移動",
    promise: "受入テストを、朝会から夕会まで。圏外でも書けて、消えません。",
    needsScript: "JavaScriptを有効にしてください。",
    nav: {
      today: "今日",
      meetings: "会議",
      defects: "不具合",
      tests: "テスト",
      actions: "ToDo",
      newDefect: "不具合を記録",
      search: "検索",
      more: "その他",
    },
    notFound: {
      title: "見つかりません",
      text: "このアドレスの画面はありません。リンクが古いか、打ち間違いかもしれません。",
      action: "ホームへ",
    },
    broken: {
      title: "画面を開けませんでした",
      text: "端末に保存した内容は残っています。もう一度開いてください。",
      action: "もう一度開く",
    },
    update: {
      text: "新しいバージョンが届いています。",
      busy: "新しいバージョンが届いています。入力中のものを保存するか閉じると、更新できます。",
      action: "更新する",
    },
    install: {
      text: "ホーム画面に追加すると、圏外でもすぐ開き、記録が消えにくくなります。",
      ios: "共有ボタンから「ホーム画面に追加」を選んでください。追加していないと、端末が保存内容を消すことがあります。",
      action: "追加する",
      later: "あとで",
    },
    shortcuts: {
      title: "キーボード操作",
      help: "キーボード操作の一覧を開く",
      back: "前の画面へ戻る",
      new: "不具合を記録する",
      search: "検索する",
      enabled: "1文字のキー操作を使う",
      note: "文字の入力中と変換中は動きません。",
    },
  },
  en: {
    navigation: "Main menu",
    home: "Asayu home",
    skip: "Skip to content",
    promise:
      "Acceptance testing, from the morning meeting to the evening one. It works without a network, and nothing is lost.",
    needsScript: "Please enable JavaScript.",
    nav: {
      today: "Today",
      meetings: "Meetings",
      defects: "Defects",
      tests: "Tests",
      actions: "Actions",
      newDefect: "Record a defect",
      search: "Search",
      more: "More",
    },
    notFound: {
      title: "Not found",
      text: "There is no screen at this address. The link may be old or mistyped.",
      action: "Go home",
    },
    broken: {
      title: "This screen could not be opened",
      text: "What you saved on this device is safe. Please open it again.",
      action: "Open again",
    },
    update: {
      text: "A new version has arrived.",
      busy: "A new version has arrived. Save or close what you are typing to update.",
      action: "Update",
    },
    install: {
      text: "Add Asayu to your home screen: it opens without a network and its records are kept more safely.",
      ios: "Choose “Add to Home Screen” from the share button. Otherwise the device may clear what is stored.",
      action: "Add",
      later: "Later",
    },
    shortcuts: {
      title: "Keyboard shortcuts",
      help: "Show the keyboard shortcuts",
      back: "Go back",
      new: "Record a defect",
      search: "Search",
      enabled: "Use single-key shortcuts",
      note: "They sleep while you type or compose text.",
    },
  },
});
