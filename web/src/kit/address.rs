//! From which address a request came.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::HeaderMap;

/// The client's address: the peer's, or, when the peer is one of our own proxies, the last address in
/// `X-Forwarded-For` that is not a proxy of ours. What a stranger writes into that header is never believed.
pub(crate) fn of_client(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)).to_canonical();
    if !proxies.contains(&peer) {
        return peer;
    }
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return peer };
        if !proxies.contains(&hop.to_canonical()) {
            return hop.to_canonical();
        }
    }
    peer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(text: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", text.parse().expect("header"));
        headers
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("address")
    }

    #[test]
    fn a_strangers_header_is_not_believed() {
        assert_eq!(of_client(Some(ip("203.0.113.9")), &forwarded("10.0.0.1"), &[ip("10.0.0.2")]), ip("203.0.113.9"));
    }

    #[test]
    fn our_proxy_tells_the_last_foreign_hop() {
        let proxies = [ip("10.0.0.2"), ip("10.0.0.3")];
        let headers = forwarded("198.51.100.1, 203.0.113.9, 10.0.0.3");
        assert_eq!(of_client(Some(ip("10.0.0.2")), &headers, &proxies), ip("203.0.113.9"));
    }
}
