package quayside

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Store keeps blobs in a folder, each in a file named by its digest. Its methods may be called from several goroutines.
type Store struct {
	dir string
}

// NewStore returns the store in dir, which must exist.
func NewStore(dir string) *Store {
	return &Store{dir: dir}
}

// Has tells whether the store holds a blob.
func (s *Store) Has(digest Digest) (bool, error) {
	_, err := os.Stat(s.path(digest))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for blob %s: %w", digest, err)
	}
	return true, nil
}

// Put stores what content yields, if that is what the digest promises. A blob appears whole or not at all, and putting
// one that is there already changes nothing.
func (s *Store) Put(digest Digest, content io.Reader) (size int64, err error) {
	temporary, err := os.CreateTemp(s.dir, "incoming-")
	if err != nil {
		return 0, fmt.Errorf("store blob %s: %w", digest, err)
	}
	defer os.Remove(temporary.Name())
	hash := sha256.New()
	size, err = io.Copy(io.MultiWriter(temporary, hash), content)
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return 0, fmt.Errorf("store blob %s: %w", digest, err)
	}
	if found := hex.EncodeToString(hash.Sum(nil)); found != string(digest) {
		return 0, fmt.Errorf("store blob %s: %w: it has %s", digest, ErrDigest, found)
	}
	if err := os.Rename(temporary.Name(), s.path(digest)); err != nil {
		return 0, fmt.Errorf("store blob %s: %w", digest, err)
	}
	return size, nil
}

func (s *Store) path(digest Digest) string {
	return filepath.Join(s.dir, string(digest))
}
