/* Makes one call of a program fail: loaded before its libraries (LD_PRELOAD), it stands in front of what the program
 * calls of libgit2, libyaml, PCRE2 and the C library, counts the calls of one group, and lets the n-th fail.
 *
 *     FAULT_GROUP  git, yaml, pattern, read, write, process, memory (what those libraries ask for), runtime (the rest)
 *     FAULT_CALL   which call fails, from 1; 0 for none
 *     FAULT_LOG    where the name of the call that failed goes
 *     FAULT_LIST   set: instead, a line for each call, with a hash of where it came from
 *
 * Children of the program are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <yaml.h>

enum { depth = 7 };

static const char *group = "";
static long wanted;
static int isListing, isReady, logFile = -1;
static long calls;
static __thread int isInside;

/* Where the code of the libraries lies whose demand for memory is a group of its own. */
static struct range { uintptr_t start, end; } libraries[16];
static int libraryCount;

static int addLibrary(struct dl_phdr_info *info, size_t size, void *unused) {
  static const char *const names[] = {"libgit2.", "libyaml-", "libpcre2-", "libz."};
  (void)size, (void)unused;
  for (size_t name = 0; name < sizeof names / sizeof *names; name++) {
    if (!strstr(info->dlpi_name, names[name])) continue;
    for (int part = 0; part < info->dlpi_phnum && libraryCount < 16; part++) {
      const ElfW(Phdr) *header = &info->dlpi_phdr[part];
      if (header->p_type != PT_LOAD || !(header->p_flags & PF_X)) continue;
      uintptr_t start = info->dlpi_addr + header->p_vaddr;
      libraries[libraryCount++] = (struct range){start, start + header->p_memsz};
    }
  }
  return 0;
}

static int isOfLibrary(void *address) {
  for (int number = 0; number < libraryCount; number++) {
    if ((uintptr_t)address >= libraries[number].start && (uintptr_t)address < libraries[number].end) return 1;
  }
  return 0;
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_LOG"), *call = getenv("FAULT_CALL"), *name = getenv("FAULT_GROUP");
  void *frames[depth];
  isInside = 1;
  dl_iterate_phdr(addLibrary, NULL);
  backtrace(frames, depth); /* The first call loads a library. */
  unsetenv("LD_PRELOAD");
  group = name ? name : "";
  wanted = call ? atol(call) : 0;
  isListing = getenv("FAULT_LIST") != NULL;
  /* A number that no program takes for one of its own. */
  int file = path ? (int)syscall(SYS_openat, -100, path, 01 | 0100 | 02000 | 02000000, 0600) : -1;
  logFile = file < 0 ? -1 : (int)syscall(SYS_fcntl, file, 1030, 900);
  if (file >= 0) syscall(SYS_close, file);
  isInside = 0;
  isReady = *group != 0;
}

static void note(const char *name, long number) {
  char line[160];
  uint64_t hash = 14695981039346656037u;
  if (isListing) {
    void *frames[depth];
    int count = backtrace(frames, depth);
    for (int frame = 2; frame < count; frame++) hash = (hash ^ (uintptr_t)frames[frame]) * 1099511628211u;
  }
  int length = snprintf(line, sizeof line, "%ld %s %016llx\n", number, name, (unsigned long long)hash);
  if (logFile >= 0) syscall(SYS_write, logFile, line, (size_t)length);
}

/* Whether this call is the one to fail. */
static int fails(const char *of, const char *name) {
  if (!isReady || isInside || strcmp(of, group)) return 0;
  isInside = 1;
  long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  int isWanted = !isListing && number == wanted;
  if (isListing || isWanted) note(name, number);
  isInside = 0;
  return isWanted;
}

static void *next(void **known, const char *name) {
  if (!*known) {
    int before = isInside;
    isInside = 1;
    *known = dlsym(RTLD_NEXT, name);
    isInside = before;
    if (!*known) abort();
  }
  return *known;
}

/* A function of at most six whole numbers or addresses, which all travel in registers: what they mean is not looked at.
 * The name in C is another than the symbol, so that no header's declaration is in the way. */
#define CALL(of, name, result, error)                                                                           \
  long standin_##name(long a, long b, long c, long d, long e, long f) __asm__(#name);                           \
  long standin_##name(long a, long b, long c, long d, long e, long f) {                                         \
    static void *real;                                                                                          \
    long (*function)(long, long, long, long, long, long) = next(&real, #name);                                  \
    if (!fails(#of, #name)) return function(a, b, c, d, e, f);                                                  \
    errno = error;                                                                                              \
    return result;                                                                                              \
  }

#define GIT(name) CALL(git, name, -1, errno)
#define GIT_NULL(name) CALL(git, name, 0, errno)
GIT(git_config_get_string) GIT(git_graph_descendant_of) GIT(git_libgit2_init) GIT(git_libgit2_opts)
GIT(git_merge_base) GIT(git_odb_add_disk_alternate) GIT(git_odb_object_type) GIT(git_odb_read)
GIT(git_odb_read_header) GIT(git_reference_list) GIT(git_reference_lookup) GIT(git_reference_name_to_id)
GIT(git_repository_config_snapshot) GIT(git_repository_is_bare) GIT(git_repository_is_shallow)
GIT(git_repository_mergehead_foreach) GIT(git_repository_odb) GIT(git_repository_open_ext) GIT(git_revparse_single)
GIT(git_revwalk_hide) GIT(git_revwalk_new) GIT(git_revwalk_next) GIT(git_revwalk_push) GIT(git_revwalk_sorting)
GIT_NULL(git_error_last) GIT_NULL(git_object_id) GIT_NULL(git_odb_object_data) GIT_NULL(git_odb_object_size)
GIT_NULL(git_reference_symbolic_target) GIT_NULL(git_repository_commondir) GIT_NULL(git_repository_path)
GIT_NULL(git_repository_workdir)

CALL(pattern, pcre2_compile_context_create_8, 0, errno) CALL(pattern, pcre2_jit_compile_8, -48, errno)
CALL(pattern, pcre2_jit_stack_create_8, 0, errno) CALL(pattern, pcre2_match_context_create_8, 0, errno)
CALL(pattern, pcre2_match_data_create_8, 0, errno) CALL(pattern, pcre2_pattern_info_8, -48, errno)
CALL(pattern, pcre2_set_compile_extra_options_8, -48, errno)

#define READ(name) CALL(read, name, -1, EIO)
#define READ_NULL(name) CALL(read, name, 0, EIO)
READ(read) READ(pread) READ(pread64) READ(mmap) READ(mmap64) READ(open) READ(open64) READ(openat) READ(openat64)
READ(stat) READ(stat64) READ(lstat) READ(lstat64) READ(fstat) READ(fstat64) READ(fstatat) READ(fstatat64) READ(access)
READ(faccessat) READ(lseek) READ(lseek64) READ(readlink) READ_NULL(realpath) READ_NULL(getcwd) READ_NULL(opendir)
READ_NULL(fdopendir) READ_NULL(readdir) READ_NULL(readdir64) READ_NULL(fopen) READ_NULL(fopen64) READ_NULL(fread)
READ_NULL(fgets) READ(getrandom) READ(getentropy)

#define WRITE(name) CALL(write, name, -1, ENOSPC)
WRITE(write) WRITE(pwrite) WRITE(pwrite64) WRITE(mkdir) WRITE(rename) WRITE(unlink) WRITE(unlinkat) WRITE(rmdir)
WRITE(fsync) WRITE(flock) WRITE(ftruncate) WRITE(ftruncate64) CALL(write, mkdtemp, 0, ENOSPC) CALL(write, fwrite, 0, ENOSPC)

#define PROCESS(name) CALL(process, name, -1, EAGAIN)
/* These say what is wrong by what they return. */
CALL(process, posix_spawn, EAGAIN, errno) CALL(process, posix_spawn_file_actions_init, ENOMEM, errno)
CALL(process, posix_spawn_file_actions_adddup2, ENOMEM, errno) CALL(process, posix_spawnattr_init, ENOMEM, errno)
CALL(process, posix_spawn_file_actions_addclose, ENOMEM, errno)
CALL(process, posix_spawnattr_setflags, EINVAL, errno) CALL(process, pthread_create, EAGAIN, errno)
PROCESS(fork) PROCESS(execve) PROCESS(pipe) PROCESS(pipe2) PROCESS(waitpid) PROCESS(waitid) PROCESS(poll) PROCESS(dup)
PROCESS(dup2) PROCESS(dup3) PROCESS(fcntl) PROCESS(kill) PROCESS(eventfd) PROCESS(epoll_create1) PROCESS(epoll_ctl)
PROCESS(epoll_wait) PROCESS(socketpair)

/* What fails to close is closed all the same. */
long standin_close(long file) __asm__("close");
long standin_close(long file) {
  static void *real;
  long (*function)(long) = next(&real, "close");
  int isFailing = fails("write", "close");
  long result = function(file);
  if (!isFailing) return result;
  errno = EIO;
  return -1;
}

/* libyaml says by the parser why it stops, and clears what it was given. */
int standin_parse(yaml_parser_t *parser, yaml_event_t *event) __asm__("yaml_parser_parse");
int standin_parse(yaml_parser_t *parser, yaml_event_t *event) {
  static void *real;
  int (*function)(yaml_parser_t *, yaml_event_t *) = next(&real, "yaml_parser_parse");
  if (!fails("yaml", "yaml_parser_parse")) return function(parser, event);
  memset(event, 0, sizeof *event);
  parser->error = YAML_MEMORY_ERROR;
  return 0;
}

int standin_initialize(yaml_parser_t *parser) __asm__("yaml_parser_initialize");
int standin_initialize(yaml_parser_t *parser) {
  static void *real;
  int (*function)(yaml_parser_t *) = next(&real, "yaml_parser_initialize");
  if (!fails("yaml", "yaml_parser_initialize")) return function(parser);
  memset(parser, 0, sizeof *parser);
  parser->error = YAML_MEMORY_ERROR;
  return 0;
}

/* PCRE2 has seven arguments here, one of them beyond the registers. */
void *standin_compile(const void *a, size_t b, uint32_t c, int *code, size_t *offset, void *f)
    __asm__("pcre2_compile_8");
void *standin_compile(const void *a, size_t b, uint32_t c, int *code, size_t *offset, void *f) {
  static void *real;
  void *(*function)(const void *, size_t, uint32_t, int *, size_t *, void *) = next(&real, "pcre2_compile_8");
  if (!fails("pattern", "pcre2_compile_8")) return function(a, b, c, code, offset, f);
  *code = 121; /* PCRE2_ERROR_HEAP_FAILED */
  *offset = 0;
  return NULL;
}

int standin_match(const void *a, const void *b, size_t c, size_t d, uint32_t e, void *f, void *g)
    __asm__("pcre2_match_8");
int standin_match(const void *a, const void *b, size_t c, size_t d, uint32_t e, void *f, void *g) {
  static void *real;
  int (*function)(const void *, const void *, size_t, size_t, uint32_t, void *, void *) = next(&real, "pcre2_match_8");
  if (fails("pattern", "pcre2_match_8")) return -48; /* PCRE2_ERROR_NOMEMORY */
  return function(a, b, c, d, e, f, g);
}

/* One worker, so that calls come in the same order in every run. */
long standin_sysconf(int name) __asm__("sysconf");
long standin_sysconf(int name) {
  static void *real;
  long (*function)(int) = next(&real, "sysconf");
  return name == _SC_NPROCESSORS_ONLN ? 1 : function(name);
}

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static int lacks(void *caller, const char *name) {
  if (!isReady || isInside || (*group != 'm' && strcmp(group, "runtime"))) return 0;
  return fails(isOfLibrary(caller) ? "memory" : "runtime", name);
}

#define LACKS(name)                                     \
  if (lacks(__builtin_return_address(0), name)) {       \
    errno = ENOMEM;                                     \
    return NULL;                                        \
  }

void *standin_malloc(size_t size) __asm__("malloc");
void *standin_malloc(size_t size) {
  LACKS("malloc")
  return __libc_malloc(size);
}

void *standin_calloc(size_t count, size_t size) __asm__("calloc");
void *standin_calloc(size_t count, size_t size) {
  LACKS("calloc")
  return __libc_calloc(count, size);
}

void *standin_realloc(void *old, size_t size) __asm__("realloc");
void *standin_realloc(void *old, size_t size) {
  LACKS("realloc")
  return __libc_realloc(old, size);
}

void *standin_aligned(size_t alignment, size_t size) __asm__("aligned_alloc");
void *standin_aligned(size_t alignment, size_t size) {
  LACKS("aligned_alloc")
  return __libc_memalign(alignment, size);
}

int standin_memalign(void **result, size_t alignment, size_t size) __asm__("posix_memalign");
int standin_memalign(void **result, size_t alignment, size_t size) {
  if (lacks(__builtin_return_address(0), "posix_memalign")) return ENOMEM;
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : ENOMEM;
}
