# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/exporting/CombinedModelTest.cpp docent_exporting docent_test_support TORCH TIMEOUT 120)
docent_test(core/exporting/ExporterTest.cpp docent_exporting docent_test_support TORCH TIMEOUT 180)
if(DOCENT_ONNX)
  docent_test(core/exporting/OnnxTest.cpp docent_exporting TORCH TIMEOUT 240)
endif()
docent_test(core/exporting/ModelCardTest.cpp docent_exporting TIMEOUT 60)
docent_test(core/exporting/PictureStreamTest.cpp docent_exporting TIMEOUT 60)
docent_test(core/exporting/TorchScriptTest.cpp docent_exporting TORCH TIMEOUT 180)
