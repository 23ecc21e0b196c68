# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name ArchiveReaderTest BatchLoaderTest CatalogTest CifarReaderTest FolderReaderTest IdxReaderTest ImageCacheTest ImageDecoderTest
             JsonReaderTest LabelHierarchyTest ManifestReaderTest SplitsTest WebDatasetReaderTest WordNetTest)
  docent_test(core/data/${name}.cpp docent_data TIMEOUT 60)
endforeach()
# Archives are written by the tests themselves.
find_package(LibArchive REQUIRED)
target_link_libraries(ArchiveReaderTest PRIVATE docent_test_support LibArchive::LibArchive)
target_link_libraries(WebDatasetReaderTest PRIVATE LibArchive::LibArchive)
# Gzipped IDX files are written by the test itself.
target_link_libraries(IdxReaderTest PRIVATE ZLIB::ZLIB)
