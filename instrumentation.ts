/** Next calls this once, before the first request: the server comes up whole or not at all. */

export async function register(): Promise<void> {
  // A condition around the import, not an early return: only so is it left out of the edge bundle,
  // which has no Node modules.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer, startFailure } = await import("./server/start");
    try {
      await startServer();
    } catch (error) {
      const { message, exitCode } = startFailure(error);
      process.stderr.write(`${message}\n`);
      process.exit(exitCode);
    }
  }
}
