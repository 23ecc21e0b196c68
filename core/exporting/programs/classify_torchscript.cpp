struct Model {
    torch::jit::Module module;

    explicit Model(const std::string& path) : module(torch::jit::load(path)) { module.eval(); }

    // Of a picture, uint8 [size, size, 3].
    std::vector<float> probabilities(const cv::Mat& picture) {
        const torch::NoGradGuard noGradients;
        const torch::Tensor pixels = torch::from_blob(picture.data, {1, size, size, 3}, torch::kByte);
        const torch::Tensor logits = module.forward({pixels.permute({0, 3, 1, 2}) / 127.5 - 1}).toTensor();
        const torch::Tensor scores = torch::softmax(logits, 1).contiguous();
        return {scores.data_ptr<float>(), scores.data_ptr<float>() + scores.numel()};
    }
};

