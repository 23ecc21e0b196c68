#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/bench/predict_compare.py build/release/bin/docent MODEL.onnx FOLDER [--threads N] [--pictures N] [--clients 1,8,32]
                                    [--also MODEL] [--rounds N]

Sets `docent predict` and `docent serve` beside ONNX Runtime (of tests/clients/node_modules) on the same model, pictures,
machine and number of threads:

- decode     pictures a second that PIL (draft mode, area-averaging "reduce" and box) and Docent's predict get through; PIL
             by as many processes as there are threads, and what it makes is what ONNX Runtime is given
- infer      ONNX Runtime alone, on those tensors, in batches of 64
- whole      decode by PIL, then ONNX Runtime: the pictures a second of both one after the other on all cores, which is
             what a script that overlaps them perfectly gets too, as both keep all cores busy
- serve      docent serve under N clients that each send the next picture when they have the answer of the last

--also names the same model in another form (a run's export in safetensors), which Docent computes with its own network.
"""
import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
Image.MAX_IMAGE_PIXELS = 100_000_000


def square(path, side):
    """As preprocess.yaml says with resize 'fit': the whole picture, centred on white."""
    with Image.open(path) as image:
        image.draft('RGB', (side, side))
        image = image.convert('RGBA') if image.mode in ('P', 'LA', 'RGBA', 'PA') or 'transparency' in image.info else image.convert('RGB')
        scale = side / max(image.size)
        size = [min(side, max(1, round(length * scale))) for length in image.size]
        if image.mode == 'RGBA':
            ground = Image.new('RGBA', image.size, 'white')
            ground.alpha_composite(image)
            image = ground.convert('RGB')
        image = image.resize(size, Image.BOX)
    canvas = Image.new('RGB', (side, side), 'white')
    canvas.paste(image, ((side - size[0]) // 2, (side - size[1]) // 2))
    return (numpy.asarray(canvas, numpy.float32).transpose(2, 0, 1) / 255 - 0.5) / 0.5


def decode_all(paths, side, threads):
    start = time.perf_counter()
    with concurrent.futures.ProcessPoolExecutor(threads) as pool:
        squares = list(pool.map(square, paths, [side] * len(paths), chunksize=16))
    return numpy.stack(squares), time.perf_counter() - start


def onnx_runtime(model, tensors, side, threads):
    environment = dict(os.environ, NODE_PATH=str(HERE.parent / 'clients' / 'node_modules'))
    words = ['node', str(HERE / 'ort_predict.js'), model, tensors, str(side), '64', str(threads)]
    return json.loads(subprocess.run(words, env=environment, check=True, capture_output=True, text=True).stdout)


def predict(docent, model, paths, threads):
    """Seconds without those of the start, which a run of one picture takes."""
    def run(some):
        start = time.perf_counter()
        out = subprocess.run([docent, 'predict', model, '-', '--format', 'jsonl', '--top', '1', '--threads', str(threads)],
                             input='\n'.join(some), capture_output=True, text=True, check=True).stdout
        return time.perf_counter() - start, out
    startup = min(run(paths[:1])[0] for _ in range(2))
    seconds, out = run(paths)
    return seconds - startup, [json.loads(line)['classes'][0]['class'] for line in out.splitlines()]


def serve(docent, model, bodies, threads, clients, seconds=8):
    process = subprocess.Popen([docent, 'serve', model, '--port', '0', '--json', '--threads', str(threads)],
                               stdout=subprocess.PIPE, text=True)
    port = json.loads(process.stdout.readline())['port']
    times, lock, end = [], threading.Lock(), time.perf_counter() + seconds

    def client(number):
        mine, at = [], number * 37
        connection = http.client.HTTPConnection('127.0.0.1', port)
        while time.perf_counter() < end:
            start = time.perf_counter()
            connection.request('POST', '/classify?top=1', bodies[at % len(bodies)])
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            mine.append(time.perf_counter() - start)
            at += 1
        with lock:
            times.extend(mine)
    workers = [threading.Thread(target=client, args=(i,)) for i in range(clients)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    took = time.perf_counter() - start
    process.send_signal(signal.SIGTERM)
    process.wait()
    times.sort()
    return len(times) / took, times[len(times) // 2] * 1e3, times[int(len(times) * 0.99)] * 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('docent')
    parser.add_argument('model')
    parser.add_argument('folder')
    parser.add_argument('--threads', type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument('--pictures', type=int, default=1000)
    parser.add_argument('--clients', default='1,8,32')
    parser.add_argument('--also')
    parser.add_argument('--rounds', type=int, default=3)
    options = parser.parse_args()
    found = sorted(str(path) for path in pathlib.Path(options.folder).rglob('*') if path.suffix.lower() in ('.png', '.jpg'))
    usable = [path for path in found if os.path.getsize(path) < 300_000]
    paths = usable[::max(1, len(usable) // options.pictures)][:options.pictures]
    probe = subprocess.run([options.docent, 'serve', '--help'], capture_output=True)
    assert probe.returncode == 0, 'no docent'
    side = side_of(options.docent, options.model)
    models = [options.model] + ([options.also] if options.also else [])
    rates = {}

    def note(name, value):
        rates.setdefault(name, []).append(value)
    with tempfile.TemporaryDirectory() as folder:
        tensors = os.path.join(folder, 'tensors')
        for _ in range(options.rounds):
            squares, decoding = decode_all(paths, side, options.threads)
            squares.tofile(tensors)
            ort = onnx_runtime(options.model, tensors, side, options.threads)
            note('PIL decodes', len(paths) / decoding)
            note('ONNX Runtime computes', len(paths) / ort['seconds'])
            note('PIL, then ONNX Runtime', len(paths) / (decoding + ort['seconds']))
            for model in models:
                seconds, classes = predict(options.docent, model, paths, options.threads)
                note('docent predict ' + os.path.basename(model), len(paths) / seconds)
            del classes
        already = os.path.join(folder, 'squares')
        os.mkdir(already)
        small = []
        for index, picture in enumerate(squares):
            path = os.path.join(already, '%05d.png' % index)
            Image.fromarray(((picture * 0.5 + 0.5) * 255).round().astype(numpy.uint8).transpose(1, 2, 0)).save(path)
            small.append(path)
        for _ in range(options.rounds):
            for model in models:
                seconds, _ = predict(options.docent, model, small, options.threads)
                note('docent predict %s, pictures of %d px' % (os.path.basename(model), side), len(small) / seconds)
        bodies = [pathlib.Path(path).read_bytes() for path in paths[:300]]
        print('%d pictures of %s, %d px, %d threads, medians of %d rounds, pictures a second' %
              (len(paths), options.folder, side, options.threads, options.rounds))
        medians = {name: statistics.median(values) for name, values in rates.items()}
        base = medians['PIL, then ONNX Runtime']
        for name, value in medians.items():
            print('%-60s %8.0f  %5.2f x' % (name, value, value / base))
        for model in models:
            for clients in map(int, options.clients.split(',')):
                rate, median, worst = serve(options.docent, model, bodies, options.threads, clients)
                print('%-60s %8.0f  %5.2f x, p50 %.1f ms, p99 %.1f ms' % (
                    'docent serve %s, %d clients' % (os.path.basename(model), clients), rate, rate / base, median, worst))


def side_of(docent, model):
    process = subprocess.Popen([docent, 'serve', model, '--port', '0', '--json'], stdout=subprocess.PIPE, text=True)
    port = json.loads(process.stdout.readline())['port']
    connection = http.client.HTTPConnection('127.0.0.1', port)
    connection.request('GET', '/health')
    side = json.loads(connection.getresponse().read())['image_size']
    process.send_signal(signal.SIGTERM)
    process.wait()
    return side


if __name__ == '__main__':
    sys.exit(main())
