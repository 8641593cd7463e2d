using System.Text.Json.Serialization.Metadata;

namespace RedStation.Domain.Devices.Ocpp;

/// <summary>What can be asked, in one version and one direction.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Request">How the request is read and written.</param>
/// <param name="Answer">The same of the answer.</param>
public sealed record OcppAction(string Name, JsonTypeInfo Request, JsonTypeInfo Answer);
