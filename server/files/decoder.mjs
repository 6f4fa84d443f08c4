/**
 * Decodes photos in a process of its own, so that a flood of pixels never takes the server's memory: what grows beyond
 * the cap ends this process, and the server starts another one. Started by `decoding.ts`, from the source as it is.
 */
import sharp from "sharp";

const [maxPixels = 0, maxBytes = 0, seconds = 0] = process.argv.slice(2).map(Number);
const LOOK_EVERY_MS = 20;
/** As `decoding.ts` knows it. */
const TOO_MUCH_MEMORY = 3;

// Only the three decoders that are needed can be reached, whatever the bytes say.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

// Decoding runs in other threads, so this one goes on looking.
setInterval(() => {
  if (process.memoryUsage.rss() > maxBytes) process.exit(TOO_MUCH_MEMORY);
}, LOOK_EVERY_MS);

/** @param {Uint8Array} bytes */
async function decode(bytes) {
  const image = sharp(bytes, {
    // Checked below too, for a code of its own.
    limitInputPixels: maxPixels,
    failOn: "error",
    sequentialRead: true,
  }).timeout({ seconds });
  const { width, height } = await image.metadata();
  if (width * height > maxPixels) throw new Error("pixel limit");
  // The decoded pixels are thrown away as they come.
  await image
    .resize({ width: 64, height: 64, fit: "fill", fastShrinkOnLoad: false })
    .raw()
    .toBuffer();
  return { width, height };
}

process.on("message", async (/** @type {Uint8Array} */ bytes) => {
  const answer = await decode(bytes).catch((error) => ({
    code: /pixel limit/.test(String(error?.message)) ? "filePixels" : "fileUnreadable",
  }));
  process.send?.(answer);
});
// The server is gone.
process.on("disconnect", () => process.exit());
