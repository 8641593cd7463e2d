using System.Net;

namespace RedStation.Api.Players;

/// <summary>A player asked for something that is not granted; asking again would not help.</summary>
public sealed class PlayerRefusedException : Exception
{
    /// <summary>Keeps the answer.</summary>
    public PlayerRefusedException(HttpStatusCode status, string? code)
        : base($"Refused with {(int)status} {code}.") => (Status, Code) = (status, code);

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The stable code of its problem details, if it had any.</summary>
    public string? Code { get; }
}
