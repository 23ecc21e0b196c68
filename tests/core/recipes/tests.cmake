# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name DatasetBuildTest GeneratorTest RecipeTest)
  docent_test(core/recipes/${name}.cpp docent_recipes docent_test_support TIMEOUT 120)
endforeach()
target_compile_definitions(RecipeTest PRIVATE DOCENT_RECIPES="${CMAKE_SOURCE_DIR}/datasets/recipes")
# GCC 12 takes "literal" + std::string for an overlapping copy (GCC bug 105651).
foreach(name DatasetBuildTest GeneratorTest RecipeTest)
  target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
endforeach()
