using RedStation.Api.Accounts;
using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Demo;

/// <summary>Registers devices that play in the demo, as an operator would.</summary>
internal sealed class DemoRegistration(RegisteredDevices devices, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>
    /// Registers a device, once in the life of the data, its connectors being the station's first ports, and answers its secret; null when somebody
    /// has retired it since.
    /// </summary>
    /// <param name="identity">Its name.</param>
    /// <param name="operation">The command's name, by which the same secret is given again.</param>
    /// <param name="stationId">Where it stands.</param>
    /// <param name="kind">What it speaks.</param>
    /// <param name="connectors">How many it has.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string?> Register(string identity, string operation, string stationId, EquipmentKind kind, int connectors)
    {
        var secret = devices.SecretOf(kind, identity, operation);
        var equipment = new Equipment(
            identity, stationId, kind, [.. Enumerable.Range(1, connectors).Select(port => new EquipmentConnector(port, port))], "demo",
            clock.GetUtcNow());
        var answer = await grains.Equipment(identity).Register(new RegisterEquipment(operation, equipment, RegisteredDevices.Digest(secret)));
        return answer switch
        {
            { Refusal: { } refusal } => throw new InvalidOperationException($"The demo's device {identity} was refused: {refusal}."),
            { Value.RetiredAt: not null } => null,
            _ => secret,
        };
    }
}
