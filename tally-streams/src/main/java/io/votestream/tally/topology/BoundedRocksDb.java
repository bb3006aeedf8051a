package io.votestream.tally.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all stores of the process, however many partitions it holds. Streams
 * makes an instance per store by reflection, so what they share has to be static.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final int BLOCK_BYTES = 8 << 10;
  // Each of some sixty write buffers takes memory in steps of this. With the default step of 1 MB
  // they exceed their common bound while nearly empty, and every put waits for a flush.
  private static final int ARENA_BLOCK_BYTES = 64 << 10;
  private static final long WRITE_BUFFER_BYTES_OF_ONE = 8L << 20;
  // Most votes ask for a slot that nobody has used: the filters answer that without a search.
  private static final int FILTER_BITS_PER_KEY = 10;
  // Taken from the bound as soon as there is a write buffer, empty or not.
  private static final double MEMTABLE_FILTER_SHARE = 0.1;

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  // Write buffers are charged to the cache: the bound is on both together.
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
  private static final BloomFilter FILTER = new BloomFilter(FILTER_BITS_PER_KEY);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setBlockSize(BLOCK_BYTES);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setFilterPolicy(FILTER);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES_OF_ONE);
    options.setMaxWriteBufferNumber(2);
    if (storeName.equals(TallyTopology.BALLOTS)) {
      options.setMemtableWholeKeyFiltering(true);
      options.setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER_SHARE);
    }
    // One thread writes to a store.
    options.setAllowConcurrentMemtableWrite(false);
    options.setEnableWriteThreadAdaptiveYield(false);
  }

  @Override
  public void close(String storeName, Options options) {
    // What is shared lives as long as the process.
  }
}
