/* The least that a check of YAML items in a repository can cost: libgit2 reads each blob of a tree, and libyaml's event
 * loop goes over it. Nothing is kept, nothing is judged.
 *
 *     floor REPOSITORY REVISION
 */
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* Parts of libgit2 as Debian builds it; see Sources/Git/Certificates.swift. */
int mbedtls_x509_crt_parse_path(void *chain, const char *path) { (void)chain; (void)path; return 0; }
int mbedtls_x509_crt_parse_file(void *chain, const char *path) { (void)chain; (void)path; return 0; }

struct counts {
  git_odb *objects;
  size_t files, bytes, events;
};

static void fail(const char *what) {
  const git_error *error = git_error_last();
  fprintf(stderr, "floor: %s: %s\n", what, error ? error->message : "no reason given");
  exit(2);
}

static size_t events_of(const unsigned char *text, size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  size_t count = 0;
  int done = 0;
  if (!yaml_parser_initialize(&parser)) fail("libyaml");
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, text, size);
  while (!done && yaml_parser_parse(&parser, &event)) {
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    count++;
  }
  yaml_parser_delete(&parser);
  return count;
}

static int visit(const char *folder, const git_tree_entry *entry, void *payload) {
  struct counts *counts = payload;
  const char *name = git_tree_entry_name(entry);
  size_t length = strlen(name);
  git_odb_object *object;
  if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB || !strstr(folder, "/items/")) return 0;
  if (length < 5 || strcmp(name + length - 5, ".yaml")) return 0;
  if (git_odb_read(&object, counts->objects, git_tree_entry_id(entry))) fail(name);
  counts->files++;
  counts->bytes += git_odb_object_size(object);
  counts->events += events_of(git_odb_object_data(object), git_odb_object_size(object));
  git_odb_object_free(object);
  return 0;
}

int main(int argc, char **argv) {
  git_repository *repository;
  git_object *tree;
  struct counts counts = {0};
  if (argc != 3) return 64;
  git_libgit2_init();
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, (size_t)4 << 20);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, (size_t)32 << 20);
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  if (git_repository_open(&repository, argv[1])) fail(argv[1]);
  if (git_repository_odb(&counts.objects, repository)) fail(argv[1]);
  if (git_revparse_single(&tree, repository, argv[2])) fail(argv[2]);
  if (git_object_peel((git_object **)&tree, tree, GIT_OBJECT_TREE)) fail(argv[2]);
  if (git_tree_walk((git_tree *)tree, GIT_TREEWALK_PRE, visit, &counts)) fail(argv[2]);
  printf("%zu files, %zu bytes, %zu events\n", counts.files, counts.bytes, counts.events);
  return 0;
}
