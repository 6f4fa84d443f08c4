/** Draws the mark (one disc cut by the horizon, its halves 3/32 apart) into every icon of public/. */

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const publicFolder = join(dirname(dirname(fileURLToPath(import.meta.url))), "public");
const morning = "#ff9f1c";
const evening = "#00118f";

// On a grid of 32: discs of radius 10.5, the lower one moved by 3 to the right and down.
const upper = "M4 14.5a10.5 10.5 0 0 1 21 0z";
const lower = "M7 17.5a10.5 10.5 0 0 0 21 0z";

const freeStanding = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <title>朝夕 Asayu</title>
  <style>
    .asa { fill: ${morning} }
    .yu { fill: ${evening} }
    @media (prefers-color-scheme: dark) { .asa { fill: #ffb454 } .yu { fill: #9db7f9 } }
  </style>
  <path class="asa" d="${upper}"/>
  <path class="yu" d="${lower}"/>
</svg>
`;

/** On white, because a home screen may be any colour. `corner` of 32; `scale` of the mark. */
function onWhite({ corner, scale }) {
  const shift = 16 - 16 * scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="${corner}" fill="#fff"/>
    <g transform="translate(${shift} ${shift}) scale(${scale})">
      <path fill="${morning}" d="${upper}"/><path fill="${evening}" d="${lower}"/>
    </g></svg>`;
}

const pictures = [
  { name: "icon-192.png", size: 192, corner: 7, scale: 0.94 },
  { name: "icon-512.png", size: 512, corner: 7, scale: 0.94 },
  // Launchers cut a maskable icon to a circle of 80 %.
  { name: "icon-maskable-512.png", size: 512, corner: 0, scale: 0.84 },
  { name: "apple-touch-icon.png", size: 180, corner: 0, scale: 0.92 },
];

writeFileSync(join(publicFolder, "icon.svg"), freeStanding);
for (const { name, size, corner, scale } of pictures) {
  const svg = Buffer.from(onWhite({ corner, scale }));
  await sharp(svg, { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(publicFolder, name));
}
