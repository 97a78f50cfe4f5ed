package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.spi.HostPort;

/** Who can't reach the direct host of Supabase is told of the session pooler. */
class SupabaseHostTest {

  private static final String DIRECT = "db.abcdef.supabase.co";

  private static InetAddress address(int bytes) throws UnknownHostException {
    byte[] one = new byte[bytes];
    one[0] = 32;
    one[bytes - 1] = 1;
    return InetAddress.getByAddress(DIRECT, one);
  }

  @Test
  void aDirectHostOfIpv6OnlyIsToldWithTheSessionPooler() throws UnknownHostException {
    assertThat(SupabaseHost.remedy(DIRECT, List.of(address(16))))
        .startsWith(
            "It has an address of IPv6 only, which this network can't reach. Use the session")
        .contains("pooler.supabase.com, port 5432, user postgres.abcdef.");
    assertThat(SupabaseHost.remedy(DIRECT, List.of())).contains("Use the session pooler");
  }

  @Test
  void everyOtherHostIsNot() throws UnknownHostException {
    assertThat(SupabaseHost.remedy(DIRECT, List.of(address(16), address(4)))).isEmpty();
    assertThat(SupabaseHost.remedy("db.example.com", List.of(address(16)))).isEmpty();
    assertThat(SupabaseHost.remedy(new HostPort("127.0.0.1", 0))).isEmpty();
  }
}
