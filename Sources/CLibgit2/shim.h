#include <git2.h>
#include <git2/sys/odb_backend.h>

// git_libgit2_opts is variadic, which Swift cannot call: one wrapper for each option that is set.

static inline int gd_set_size_option(int option, size_t value) {
  return git_libgit2_opts(option, value);
}

static inline int gd_set_flag_option(int option, int enabled) {
  return git_libgit2_opts(option, enabled);
}

static inline int gd_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

// What these extensions change, a reader of objects need not know: where missing objects could be fetched from, settings
// of one work tree, and that no object may be deleted.
static inline int gd_accept_extensions(void) {
  const char *names[] = {"partialclone", "worktreeconfig", "preciousobjects"};
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, (size_t)3);
}
