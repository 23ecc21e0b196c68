struct Model {
    cv::dnn::Net net;

    explicit Model(const std::string& path) : net(cv::dnn::readNetFromONNX(path)) {}

    // Of a picture, uint8 [size, size, 3].
    std::vector<float> probabilities(const cv::Mat& picture) {
        @CPP_INPUT@
        std::vector<float> scores = net.forward("@OUTPUT@").reshape(1, 1);
        @CPP_SCORES@
        return scores;
    }
};

