
FILE = str(FOLDER / @FILE@)
session = onnxruntime.InferenceSession(FILE, providers=["CPUExecutionProvider"]) if onnxruntime else None
network = None if onnxruntime else cv2.dnn.readNetFromONNX(FILE)


def probabilities(pixels):
    """[n, classes] of uint8 [n, SIZE, SIZE, 3]."""
    pictures = @PY_PICTURES@
    if session:
        scores = session.run(["@OUTPUT@"], {"@INPUT@": pictures})[0]
    else:
        network.setInput(pictures.astype(numpy.float32))
        scores = network.forward("@OUTPUT@")
    @PY_SCORES@
