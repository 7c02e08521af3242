# regie_embed(TARGET FILE): makes <file name>.inc, the file as one C++ raw string literal, for TARGET to #include. The
# program needs no asset on disk for it, and an edited file is embedded anew by the next build.
function(regie_embed target file)
  get_filename_component(name ${file} NAME)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.inc)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} content)
  file(WRITE ${out}.new "R\"regie(${content})regie\"\n")
  file(COPY_FILE ${out}.new ${out} ONLY_IF_DIFFERENT)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded)
endfunction()
