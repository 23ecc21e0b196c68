// SPDX-License-Identifier: GPL-3.0-or-later
// NODE_PATH=tests/clients/node_modules node tests/bench/int8_compare.js FLOAT.onnx INT8.onnx [THREADS [ROUNDS]]
//
// Size, pictures a second and time of one picture of two exports of a run in ONNX Runtime: a line of JSON. The rounds
// alternate between both, so that a busy machine slows both; medians are told.
'use strict';
const fs = require('fs');
const ort = require('onnxruntime-node');

const [, , floatFile, int8File, threads = '2', rounds = '7'] = process.argv;

async function open(file) {
  const session = await ort.InferenceSession.create(file, { intraOpNumThreads: Number(threads) });
  const protobuf = fs.readFileSync(file).toString('latin1');
  const size = Number(/\nsize: (\d+)/.exec(protobuf)[1]); // of the preprocessing in its metadata
  return { session, size, bytes: fs.statSync(file).size };
}

function pictures(count, size) {
  const values = Float32Array.from({ length: count * 3 * size * size }, (_, i) => ((i * 7919) % 255) / 127.5 - 1);
  return new ort.Tensor('float32', values, [count, 3, size, size]);
}

async function seconds(model, input, runs) {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < runs; ++i) await model.session.run({ input });
  return Number(process.hrtime.bigint() - begin) / 1e9 / runs;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function main() {
  const models = { float32: await open(floatFile), int8: await open(int8File) };
  const result = { threads: Number(threads), size: models.float32.size };
  for (const batch of [1, 32]) {
    const times = { float32: [], int8: [] };
    for (let round = -1; round < Number(rounds); ++round) {
      for (const [name, model] of Object.entries(models)) {
        const took = await seconds(model, pictures(batch, model.size), batch === 1 ? 20 : 2);
        if (round >= 0) times[name].push(took); // the first one warms up
      }
    }
    const [a, b] = [median(times.float32), median(times.int8)];
    result[`batch ${batch}`] = {
      'float32 ms': +(a * 1000).toFixed(2),
      'int8 ms': +(b * 1000).toFixed(2),
      'times as fast': +(a / b).toFixed(2),
    };
  }
  result.bytes = { float32: models.float32.bytes, int8: models.int8.bytes };
  console.log(JSON.stringify(result));
}

main();
