// Fields of sockets and packets: bitfields in words of all sizes, unions, nested anonymous members.

#include "common.h"

KERNEL_TYPES_BEGIN

struct in6_addr {
	union {
		__u8 u6_addr8[16];
		__be16 u6_addr16[8];
		__be32 u6_addr32[4];
	} in6_u;
};

struct net {
	struct {
		unsigned int inum;
	} ns;
};

typedef struct {
	struct net *net;
} possible_net_t;

struct sock_common {
	union {
		__u64 skc_addrpair;
		struct {
			__be32 skc_daddr;
			__be32 skc_rcv_saddr;
		};
	};
	union {
		__u32 skc_portpair;
		struct {
			__be16 skc_dport;
			__u16 skc_num;
		};
	};
	unsigned short skc_family;
	volatile unsigned char skc_state;
	unsigned char skc_reuse : 4;
	unsigned char skc_reuseport : 1;
	unsigned char skc_ipv6only : 1;
	unsigned char skc_net_refcnt : 1;
	int skc_bound_dev_if;
	possible_net_t skc_net;
	struct in6_addr skc_v6_daddr;
	int skc_dontcopy_begin[0];
};

struct sk_buff_head {
	union {
		struct {
			struct sk_buff *next, *prev;
		};
	};
	__u32 qlen;
};

struct sock {
	struct sock_common __sk_common;
	struct sk_buff_head sk_receive_queue;
	unsigned int sk_gso_disabled : 1;
	unsigned int sk_kern_sock : 1;
	unsigned int sk_userlocks : 4;
	__u16 sk_type;
	__u16 sk_protocol;
	int sk_rcvbuf;
	unsigned long sk_max_pacing_rate;
	struct socket *sk_socket;
};

struct sock___before_5_6 {
	unsigned int sk_type : 16;
	unsigned int sk_protocol : 8;
};

struct tcp_sock {
	__u32 srtt_us, snd_cwnd;
	__u32 rate_delivered;
	__u8 rate_app_limited : 1;
	__u8 is_sack_reneg : 1;
	__u64 bytes_acked;
	struct {
		__u32 rtt_us;
	} rack;
};

struct net_device {
	char name[16];
	int ifindex;
	const unsigned char *dev_addr;
	unsigned int flags;
};

struct net_device___array {
	unsigned char dev_addr[32];
};

struct sk_buff {
	union {
		struct {
			struct sk_buff *next;
			union {
				struct net_device *dev;
				unsigned long dev_scratch;
			};
		};
	};
	struct sock *sk;
	char cb[48];
	unsigned int len, data_len;
	__u16 queue_mapping;
	__u8 cloned : 1, nohdr : 1, fclone : 2;
	__u8 pkt_type : 3;
	__u8 ip_summed : 2;
	__u8 csum_level : 2;
	__u32 priority;
	__be16 protocol;
	__u16 network_header;
	unsigned char *head, *data;
	__u8 gone : 5;
};

struct iphdr {
	__u8 ihl : 4, version : 4;
	__u8 tos;
	__be16 tot_len;
};

struct tcphdr {
	__be16 source;
	__u16 res1 : 4, doff : 4, fin : 1, syn : 1;
};

struct qdisc_skb_cb {
	struct {
		unsigned int pkt_len;
		__u16 slave_dev_queue_mapping;
	};
	unsigned char data[20];
};

struct bpf_prog {
	__u16 pages;
	__u16 jited : 1, gpl_compatible : 1, dst_needed : 1;
	__u32 len;
	__u8 tag[8];
};

struct seq_file {
	char *buf;
};

KERNEL_TYPES_END

SEC("raw_tracepoint/sockets")
int sockets(struct bpf_raw_tracepoint_args *context)
{
	struct sock *sk = (void *)context->args[0];
	struct tcp_sock *tcp = (void *)sk;

	sink = BPF_CORE_READ(sk, __sk_common.skc_daddr);
	sink = BPF_CORE_READ(sk, __sk_common.skc_dport);
	sink = BPF_CORE_READ(sk, __sk_common.skc_addrpair);
	sink = BPF_CORE_READ(sk, __sk_common.skc_net.net, ns.inum);
	sink = BPF_CORE_READ(sk, __sk_common.skc_v6_daddr.in6_u.u6_addr32[3]);
	sink = (__u64)BPF_CORE_READ(sk, sk_receive_queue.next);
	sink = BPF_CORE_READ(sk, sk_receive_queue.qlen);
	sink = BPF_CORE_READ(sk, sk_max_pacing_rate);
	sink = BPF_CORE_READ(tcp, srtt_us);
	sink = BPF_CORE_READ(tcp, rack.rtt_us);
	sink = BPF_CORE_READ(tcp, bytes_acked);
	sink = BPF_CORE_READ_BITFIELD_PROBED(sk, __sk_common.skc_reuse);
	sink = BPF_CORE_READ_BITFIELD_PROBED(sk, __sk_common.skc_net_refcnt);
	sink = BPF_CORE_READ_BITFIELD_PROBED(sk, sk_kern_sock);
	sink = BPF_CORE_READ_BITFIELD_PROBED(sk, sk_userlocks);
	sink = BPF_CORE_READ_BITFIELD_PROBED(sk, sk_type);
	sink = BPF_CORE_READ_BITFIELD_PROBED((struct sock___before_5_6 *)sk, sk_type);
	sink = BPF_CORE_READ_BITFIELD_PROBED((struct sock___before_5_6 *)sk, sk_protocol);
	sink = BPF_CORE_READ_BITFIELD_PROBED(tcp, rate_app_limited);
	sink = BPF_CORE_READ_BITFIELD_PROBED(tcp, is_sack_reneg);
	sink = bpf_core_field_offset(struct sock_common, skc_dontcopy_begin);
	return 0;
}

SEC("raw_tracepoint/packets")
int packets(struct bpf_raw_tracepoint_args *context)
{
	struct sk_buff *skb = (void *)context->args[0];
	struct iphdr *ip = (void *)context->args[1];
	struct tcphdr *tcp = (void *)context->args[2];
	struct bpf_prog *prog = (void *)context->args[3];

	sink = BPF_CORE_READ(skb, dev, ifindex);
	sink = BPF_CORE_READ(skb, dev, name[0]);
	sink = (__u64)BPF_CORE_READ(skb, dev, dev_addr);
	sink = bpf_core_field_exists(((struct net_device___array *)0)->dev_addr[2]);
	sink = BPF_CORE_READ(skb, dev_scratch);
	sink = BPF_CORE_READ(skb, cb[20]);
	sink = BPF_CORE_READ(skb, next, len);
	sink = BPF_CORE_READ_BITFIELD_PROBED(skb, cloned);
	sink = BPF_CORE_READ_BITFIELD_PROBED(skb, pkt_type);
	sink = BPF_CORE_READ_BITFIELD_PROBED(skb, ip_summed);
	sink = BPF_CORE_READ_BITFIELD_PROBED(skb, csum_level);
	sink = BPF_CORE_READ_BITFIELD_PROBED(skb, gone);
	sink = BPF_CORE_READ_BITFIELD_PROBED(ip, ihl);
	sink = BPF_CORE_READ_BITFIELD_PROBED(ip, version);
	sink = BPF_CORE_READ_BITFIELD_PROBED(tcp, doff);
	sink = BPF_CORE_READ_BITFIELD_PROBED(tcp, syn);
	sink = BPF_CORE_READ_BITFIELD_PROBED(prog, gpl_compatible);
	sink = BPF_CORE_READ(prog, tag[7]);
	sink = bpf_core_field_exists(skb->gone);
	sink = bpf_core_field_size(skb->cb);
	sink = bpf_core_field_size(struct qdisc_skb_cb, data);
	sink = bpf_core_field_exists(struct qdisc_skb_cb, pkt_len);
	return 0;
}

SEC("fentry/direct")
int direct(__u64 *context)
{
	struct sk_buff *skb = (void *)context[0];

	sink = skb->len;
	sink = skb->sk->__sk_common.skc_family;
	sink = skb->sk->sk_type;
	sink = skb->sk->sk_protocol;
	sink = skb->data[3];
	sink = BPF_CORE_READ_BITFIELD(skb, pkt_type);
	sink = BPF_CORE_READ_BITFIELD(skb->sk, sk_userlocks);
	skb->priority = 4;
	return 0;
}
