// SPDX-License-Identifier: GPL-3.0-or-later
// node ort_predict.js MODEL TENSORS SIDE BATCH THREADS: pictures a second of ONNX Runtime on pictures that are decoded and
// scaled already, float [n, 3, side, side]. Prints {"seconds", "pictures", "classes": [best of each]}.
const fs = require('fs');
const ort = require('onnxruntime-node');

async function main([model, tensors, sideText, batchText, threadsText]) {
  const [side, batch, threads] = [Number(sideText), Number(batchText), Number(threadsText)];
  const session = await ort.InferenceSession.create(model, {
    intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 3, graphOptimizationLevel: 'all',
  });
  const bytes = fs.readFileSync(tensors);
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const each = 3 * side * side;
  const count = all.length / each;
  const run = async (first, size) => {
    const input = new ort.Tensor('float32', all.subarray(first * each, (first + size) * each), [size, 3, side, side]);
    return (await session.run({ [session.inputNames[0]]: input }))[session.outputNames[0]];
  };
  await run(0, Math.min(batch, count));
  const classes = [];
  const start = process.hrtime.bigint();
  for (let first = 0; first < count; first += batch) {
    const size = Math.min(batch, count - first);
    const logits = await run(first, size);
    const width = logits.dims[1];
    for (let i = 0; i < size; ++i) {
      const row = logits.data.subarray(i * width, (i + 1) * width);
      classes.push(row.indexOf(Math.max(...row)));
    }
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ seconds, pictures: count, classes }));
}

main(process.argv.slice(2)).catch((error) => { console.error(String(error)); process.exit(1); });
