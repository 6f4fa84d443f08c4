/** What PM and PMO spoke about between themselves; it stays in their private room. */
export const talkLines = `
# PM–PMO | D5 | 17:50-18:20 | PM | PM–PMO 打合せ
メモ | 現場の疲れが出ている。祝日は全員休ませたい。
メモ | ベンダー2社の間で責任の押し合いがある。事実の確認はPMOで引き受ける。
決定 | 来週の夕会は40分を守る。長い話は翌日の方針決定に回す。
ToDo | 業務責任者の4人に、個別に困りごとを聞く | PMO1 | D7 | D7 18:00
`;
