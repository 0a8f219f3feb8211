// Package quayside copies the blobs of a container registry into a local store.
package quayside

import (
	"context"
	"errors"
	"io"
)

// ErrDigest says that a blob's content is not what its digest promises.
var ErrDigest = errors.New("content does not match the digest")

// ErrNotFound says that a source does not have a blob.
var ErrNotFound = errors.New("no such blob")

// Digest is the SHA-256 of a blob's content in lower-case hex.
type Digest string

// Source is where blobs come from. Its methods may be called from several goroutines.
type Source interface {
	// Open starts to read a blob. The reader fails when the context ends.
	Open(ctx context.Context, digest Digest) (io.ReadCloser, error)
}
