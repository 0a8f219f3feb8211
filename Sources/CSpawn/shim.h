#include <spawn.h>

// What glibc declares under _GNU_SOURCE alone, which Swift's view of it is without.

extern int pipe2(int ends[2], int flags);

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
