package quayside

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"sync"
	"testing"
)

// memorySource serves blobs from memory and counts what is asked of it.
type memorySource struct {
	blobs map[Digest][]byte
	// gate, where there is one, holds back every blob until something can be received from it.
	gate chan struct{}

	mu      sync.Mutex
	opened  map[Digest]int
	running int
	most    int
}

func newSource(contents ...string) (*memorySource, []Digest) {
	source := &memorySource{blobs: map[Digest][]byte{}, opened: map[Digest]int{}}
	var digests []Digest
	for _, content := range contents {
		digest := digestOf(content)
		source.blobs[digest] = []byte(content)
		digests = append(digests, digest)
	}
	return source, digests
}

func digestOf(content string) Digest {
	sum := sha256.Sum256([]byte(content))
	return Digest(hex.EncodeToString(sum[:]))
}

func (s *memorySource) Open(ctx context.Context, digest Digest) (io.ReadCloser, error) {
	s.enter(digest)
	defer s.leave()
	if s.gate != nil {
		select {
		case <-s.gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	content, found := s.blobs[digest]
	if !found {
		return nil, ErrNotFound
	}
	return io.NopCloser(bytes.NewReader(content)), nil
}

func (s *memorySource) enter(digest Digest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened[digest]++
	s.running++
	if s.running > s.most {
		s.most = s.running
	}
}

func (s *memorySource) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running--
}

func TestCopyChecksTheDigest(t *testing.T) {
	source, digests := newSource("layer")
	source.blobs[digests[0]] = []byte("something else")
	store := NewStore(t.TempDir())
	if _, err := Copy(context.Background(), source, store, digests[0]); !errors.Is(err, ErrDigest) {
		t.Fatalf("got %v", err)
	}
	if present, _ := store.Has(digests[0]); present {
		t.Fatal("the blob is there all the same")
	}
}

func TestCopySkipsWhatIsThere(t *testing.T) {
	source, digests := newSource("layer")
	store := NewStore(t.TempDir())
	for _, expected := range []int64{5, 0} {
		size, err := Copy(context.Background(), source, store, digests[0])
		if err != nil || size != expected {
			t.Fatalf("got %d, %v", size, err)
		}
	}
	if source.opened[digests[0]] != 1 {
		t.Fatalf("opened %d times", source.opened[digests[0]])
	}
}
