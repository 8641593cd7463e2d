using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>How cabinets speak MQTT with the api; the configuration section <c>RedStation:Mqtt</c>.</summary>
public sealed class MqttOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Mqtt";

    /// <summary>The port of the broker inside the api, 0 for any that is free; absent for none. 1883 is usual, 8883 with a certificate.</summary>
    [Range(0, 65_535)]
    public int? Port { get; set; }

    /// <summary>The address that it listens at: loopback, unless devices are to reach it. <c>0.0.0.0</c> for every address.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>A PKCS #12 file with the certificate and its key; absent for a broker without TLS.</summary>
    public string? Certificate { get; set; }

    /// <summary>The password of that file.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>How many devices may be connected to one api.</summary>
    [Range(1, 100_000), SettingUnit("connections")]
    public int Connections { get; set; } = 10_000;

    /// <summary>How large a packet of a device may be.</summary>
    [Range(1_024, 1_048_576), SettingUnit("bytes")]
    public int PacketBytes { get; set; } = 8_192;

    /// <summary>How many packets a second are taken of one connection; what is more waits.</summary>
    [Range(1, 10_000), SettingUnit("packets a second")]
    public int PacketsPerSecond { get; set; } = 50;
}
