/* knob: reads the values of configuration files.
 *
 * Every reader takes the text of one value, without the blanks around it, and returns what it found there. It writes the
 * value to *out only if it returns KNOB_OK. No reader allocates, calls setlocale or depends on the locale, or changes
 * errno. If `at` is not NULL, *at becomes the offset in the text at which the fault lies; the caller draws a caret under
 * it. */
#ifndef KNOB_H
#define KNOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum knob_fault {
    KNOB_OK,
    KNOB_EMPTY,     /* there is no text */
    KNOB_SYNTAX,    /* the text at *at is not what the reader knows */
    KNOB_RANGE      /* the number that begins at *at is too small or too large */
};

/* true, yes, on; false, no, off; in lower case only. */
enum knob_fault knob_bool(const char *text, bool *out, size_t *at);

/* A TCP port, 1 to 65535, in decimal. */
enum knob_fault knob_port(const char *text, uint16_t *out, size_t *at);

#endif
