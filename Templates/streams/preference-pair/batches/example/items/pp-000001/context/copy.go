package quayside

import (
	"context"
	"fmt"
)

// Copy brings one blob into the store; it returns the bytes copied, 0 if the blob was there already.
func Copy(ctx context.Context, source Source, store *Store, digest Digest) (int64, error) {
	present, err := store.Has(digest)
	if err != nil || present {
		return 0, err
	}
	reader, err := source.Open(ctx, digest)
	if err != nil {
		return 0, fmt.Errorf("open blob %s: %w", digest, err)
	}
	defer reader.Close()
	return store.Put(digest, reader)
}
