/** The one page: its HTML is prerendered, so the first paint needs neither script nor network. */
export default function Page() {
  return (
    <main className="grid min-h-dvh place-content-center bg-bg text-text">
      <h1 className="text-page font-bold">朝夕 Asayu</h1>
    </main>
  );
}
