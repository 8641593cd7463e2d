namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>The versions of OCPP that chargers speak to us.</summary>
public enum OcppVersion
{
    /// <summary>1.6, as JSON over a web socket.</summary>
    V16,

    /// <summary>2.0.1.</summary>
    V201,
}

/// <summary>How a version is named when a socket is opened.</summary>
public static class OcppProtocols
{
    /// <summary>The name of 1.6.</summary>
    public const string Ocpp16 = "ocpp1.6";

    /// <summary>The name of 2.0.1.</summary>
    public const string Ocpp201 = "ocpp2.0.1";

    /// <summary>The name of a version.</summary>
    public static string NameOf(OcppVersion version) => version == OcppVersion.V16 ? Ocpp16 : Ocpp201;
}
