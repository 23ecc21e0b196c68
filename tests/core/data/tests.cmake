# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name BatchLoaderTest CatalogTest CifarReaderTest FolderReaderTest IdxReaderTest ImageCacheTest ImageDecoderTest
             JsonReaderTest LabelHierarchyTest ManifestReaderTest SplitsTest)
  docent_test(core/data/${name}.cpp docent_data TIMEOUT 60)
endforeach()
# Gzipped IDX files are written by the test itself.
target_link_libraries(IdxReaderTest PRIVATE ZLIB::ZLIB)
