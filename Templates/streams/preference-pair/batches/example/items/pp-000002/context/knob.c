#include "knob.h"

#include <string.h>

static enum knob_fault fault(enum knob_fault kind, size_t offset, size_t *at)
{
    if (at)
        *at = offset;
    return kind;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum knob_fault knob_bool(const char *text, bool *out, size_t *at)
{
    static const struct { const char *word; bool value; } words[] = {
        { "true", true }, { "yes", true }, { "on", true }, { "false", false }, { "no", false }, { "off", false },
    };

    if (*text == '\0')
        return fault(KNOB_EMPTY, 0, at);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(text, words[i].word) == 0) {
            *out = words[i].value;
            return KNOB_OK;
        }
    }
    return fault(KNOB_SYNTAX, 0, at);
}

enum knob_fault knob_port(const char *text, uint16_t *out, size_t *at)
{
    uint32_t port = 0;
    size_t i = 0;

    if (*text == '\0')
        return fault(KNOB_EMPTY, 0, at);
    for (; is_digit(text[i]); i++) {
        port = port * 10 + (uint32_t)(text[i] - '0');
        if (port > UINT16_MAX)
            return fault(KNOB_RANGE, 0, at);
    }
    if (text[i] != '\0')
        return fault(KNOB_SYNTAX, i, at);
    if (port == 0)
        return fault(KNOB_RANGE, 0, at);
    *out = (uint16_t)port;
    return KNOB_OK;
}
