// Names the classes of pictures by the model @MODEL@.
//
//     npm install onnxruntime-node sharp
//     node classify.js picture.png [another.jpg ...]
//
// A line a picture: its path, the first class and the probability of it. This program may be used for anything.
'use strict';
const fs = require('fs');
const path = require('path');
const ort = require('onnxruntime-node');
const sharp = require('sharp');

const SIZE = @SIZE@;
const RESIZE = '@RESIZE@'; // as preprocess.yaml tells

// The pixels of a picture in RGB: the way up that EXIF says, on white where it is clear.
async function load(file) {
  const picture = sharp(file).rotate().flatten({ background: '#ffffff' }).toColourspace('srgb').raw({ depth: 'uchar' });
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function crop({ data, width, height }) {
  const side = Math.min(width, height);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const part = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; ++y) {
    const begin = ((top + y) * width + left) * 3;
    part.set(data.subarray(begin, begin + side * 3), y * side * 3);
  }
  return { data: part, width: side, height: side };
}

// For each pixel of a side, which pixels it is made of and how much of each: areas are averaged where the side
// shrinks, and what grows is interpolated.
function weights(from, to) {
  const result = [];
  for (let i = 0; i < to; ++i) {
    const parts = [];
    if (to < from) {
      const begin = (i * from) / to;
      const end = ((i + 1) * from) / to;
      for (let at = Math.floor(begin); at < Math.min(from, Math.ceil(end)); ++at) {
        parts.push([at, ((Math.min(end, at + 1) - Math.max(begin, at)) * to) / from]);
      }
    } else {
      const centre = ((i + 0.5) * from) / to - 0.5;
      const left = Math.floor(centre);
      const inside = (at) => Math.min(from - 1, Math.max(0, at));
      parts.push([inside(left), 1 - (centre - left)], [inside(left + 1), centre - left]);
    }
    result.push(parts);
  }
  return result;
}

function resize({ data, width, height }, toWidth, toHeight) {
  const across = weights(width, toWidth);
  const down = weights(height, toHeight);
  const wide = new Float64Array(toWidth * height * 3);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < toWidth; ++x) {
      for (const [at, weight] of across[x]) {
        for (let c = 0; c < 3; ++c) wide[(y * toWidth + x) * 3 + c] += weight * data[(y * width + at) * 3 + c];
      }
    }
  }
  const result = new Float64Array(toWidth * toHeight * 3);
  for (let y = 0; y < toHeight; ++y) {
    for (const [at, weight] of down[y]) {
      for (let i = 0; i < toWidth * 3; ++i) result[y * toWidth * 3 + i] += weight * wide[at * toWidth * 3 + i];
    }
  }
  return { data: Uint8Array.from(result, Math.round), width: toWidth, height: toHeight };
}

// SIZE x SIZE pixels in the way that the model was trained with.
function square(picture) {
  if (RESIZE === 'crop') picture = crop(picture);
  let inner = [SIZE, SIZE];
  if (RESIZE === 'fit') {
    const scale = SIZE / Math.max(picture.width, picture.height);
    inner = [picture.width, picture.height].map((side) => Math.min(SIZE, Math.max(1, Math.round(side * scale))));
  }
  picture = resize(picture, Math.min(picture.width, inner[0]), Math.min(picture.height, inner[1]));
  picture = resize(picture, inner[0], inner[1]);
  const target = new Uint8Array(SIZE * SIZE * 3).fill(255);
  const left = Math.floor((SIZE - inner[0]) / 2);
  const top = Math.floor((SIZE - inner[1]) / 2);
  for (let y = 0; y < inner[1]; ++y) {
    target.set(picture.data.subarray(y * inner[0] * 3, (y + 1) * inner[0] * 3), ((top + y) * SIZE + left) * 3);
  }
  return target;
}

@JS_TENSOR@

@JS_SCORES@

async function main() {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Error('usage: node classify.js picture.png [another.jpg ...]');
  const labels = fs.readFileSync(path.join(__dirname, 'labels.txt'), 'utf8').trimEnd().split('\n');
  const session = await ort.InferenceSession.create(path.join(__dirname, @FILE@));
  for (const file of files) {
    let pixels;
    try {
      pixels = square(await load(file));
    } catch (error) {
      console.error(`${file}: ${error.message}`);
      process.exitCode = 1;
      continue;
    }
    const output = await session.run({ @INPUT@: tensor(pixels) });
    const scores = probabilities(Array.from(output.@OUTPUT@.data));
    const best = scores.indexOf(Math.max(...scores));
    console.log(`${file}\t${labels[best]}\t${scores[best].toFixed(6)}`);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
