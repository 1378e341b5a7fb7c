package dev.beian.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of addresses in CIDR notation (RFC 4632, RFC 4291). */
class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.1/8, 10.9.9.9, true",
        "192.168.128.0/17, 192.168.200.1, true",
        "192.168.128.0/17, 192.168.127.255, false",
        "192.0.2.128/25, 192.0.2.255, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1/32, 127.0.0.1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "::/0, 10.0.0.1, false",
        "::1, ::1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, [::1], true",
        "::1, ::2, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::ffff:a01:203, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, '', false",
        "10.0.0.0/8, 10.1.2.3.4, false",
        "10.0.0.0/8, 010.0.0.1, false",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201, true",
    })
    void whetherAnAddressLiesWithin(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.cn",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "::/129",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8:9",
                "12345::",
                "::1.2.3",
                "1.2.3.4::",
                "[10.0.0.1]",
                "１０.0.0.1"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
