# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name ArchiveReaderTest BatchLoaderTest CatalogTest CifarReaderTest FolderReaderTest HierarchyEditTest IdxReaderTest ImageCacheTest ImageDecoderTest
             JsonReaderTest LabelHierarchyTest ManifestReaderTest NearCopiesTest SplitsTest WebDatasetReaderTest WordNetTest)
  docent_test(core/data/${name}.cpp docent_data TIMEOUT 60)
endforeach()
# Archives are written by the tests themselves.
find_package(LibArchive REQUIRED)
target_link_libraries(ArchiveReaderTest PRIVATE docent_test_support LibArchive::LibArchive)
target_link_libraries(WebDatasetReaderTest PRIVATE LibArchive::LibArchive)
target_include_directories(NearCopiesTest SYSTEM PRIVATE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(NearCopiesTest PRIVATE docent_test_support opencv_core opencv_imgproc opencv_imgcodecs)
# Gzipped IDX files are written by the test itself.
target_link_libraries(IdxReaderTest PRIVATE ZLIB::ZLIB)
