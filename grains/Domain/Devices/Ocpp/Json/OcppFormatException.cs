using System.Text.Json;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A value is not as the protocol has it. Thrown and caught within the reading of one message.</summary>
public sealed class OcppFormatException : JsonException
{
    /// <summary>With an error code, and what is wrong in English, without the value.</summary>
    public OcppFormatException(OcppErrorCode code, string description)
        : base(description) => Code = code;

    /// <summary>Which kind of fault it is.</summary>
    public OcppErrorCode Code { get; }
}
