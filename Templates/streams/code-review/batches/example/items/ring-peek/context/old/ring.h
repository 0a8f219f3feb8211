/* A byte queue of fixed size between one reader and one writer of the same thread. */
#ifndef RING_H
#define RING_H

#include <stdbool.h>
#include <stddef.h>

/* `head` and `tail` count all bytes ever written and read; they wrap with size_t, which is why `size` must be a power
   of two: then counting modulo SIZE_MAX + 1 and indexing modulo `size` agree. */
struct ring {
    unsigned char *bytes;
    size_t size;
    size_t head;
    size_t tail;
};

/* Takes over `bytes`, which the caller keeps alive. False, and nothing taken, unless `size` is a power of two. */
bool ring_init(struct ring *ring, unsigned char *bytes, size_t size);

size_t ring_used(const struct ring *ring);
size_t ring_free(const struct ring *ring);

/* Copies as many of the `count` bytes as fit; returns how many that were. */
size_t ring_write(struct ring *ring, const void *from, size_t count);

/* Moves up to `count` bytes out; returns how many that were. */
size_t ring_read(struct ring *ring, void *into, size_t count);

#endif
