// SPDX-License-Identifier: GPL-3.0-or-later
// node onnx_run.js MODEL INPUT OUTPUT: runs a model in ONNX Runtime on a raw array and writes each output raw, to
// OUTPUT.<name>. Prints {"<name>": [shape], ...}. The batch is what INPUT's size makes of it.
const fs = require('fs');
const ort = require('onnxruntime-node');

async function main([model, input, output]) {
  const session = await ort.InferenceSession.create(model, {
    intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3, graphOptimizationLevel: 'all',
  });
  const [type, side] = JSON.parse(fs.readFileSync(input + '.json', 'utf8'));
  const bytes = fs.readFileSync(input);
  const data = type === 'uint8' ? new Uint8Array(bytes) : new Float32Array(new Uint8Array(bytes).buffer);
  const count = data.length / (3 * side * side);
  const shape = type === 'uint8' ? [count, side, side, 3] : [count, 3, side, side];
  const results = await session.run({ [session.inputNames[0]]: new ort.Tensor(type, data, shape) });
  const shapes = {};
  for (const name of session.outputNames) {
    const value = results[name];
    shapes[name] = value.dims;
    fs.writeFileSync(`${output}.${name}`, Buffer.from(value.data.buffer, value.data.byteOffset, value.data.byteLength));
  }
  console.log(JSON.stringify(shapes));
}

main(process.argv.slice(2)).catch((error) => { console.error(String(error)); process.exit(1); });
