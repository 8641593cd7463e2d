using System.Collections.Immutable;
using Orleans.Concurrency;

namespace RedStation.Contracts.Devices;

/// <summary>
/// A device of a station: its registration, its connection, what it said lately. Its station is told of its ports, and is the owner of the truth
/// about them. Key: <see cref="GrainKeys.Equipment"/>. Calls are for devices that are registered: look that up first, or strangers fill the memory.
/// </summary>
[Alias("equipment-grain")]
public interface IEquipmentGrain : IGrainWithStringKey
{
    /// <summary>Registers the device. One that was retired may be registered anew, at another station too.</summary>
    [Alias("register")]
    Task<Answer<Equipment, EquipmentRefusal>> Register(RegisterEquipment command);

    /// <summary>Changes which connector is which port. Its connection is closed, so that it tells all of them again.</summary>
    [Alias("connectors")]
    Task<Answer<Equipment, EquipmentRefusal>> SetConnectors(ImmutableArray<EquipmentConnector> connectors);

    /// <summary>Gives it a new secret in place of its last; its connection is closed.</summary>
    /// <param name="operation">Whose command it is, and its operation id. The last one repeated changes nothing.</param>
    /// <param name="secretHash">The SHA-256 of the secret as text, in lower-case hex.</param>
    [Alias("secret")]
    Task<Answer<Equipment, EquipmentRefusal>> RenewSecret(string operation, string secretHash);

    /// <summary>Has it heard no more; doing so again changes nothing. Its ports are the station's own again.</summary>
    [Alias("retire")]
    Task<Answer<Equipment, EquipmentRefusal>> Retire();

    /// <summary>What is known of it, or null when it is not registered.</summary>
    [ReadOnly, Alias("get")]
    Task<EquipmentView?> Get();

    /// <summary>Its last messages, the latest first: of those taken and of those refused so many each.</summary>
    [ReadOnly, Alias("messages")]
    Task<ImmutableArray<EquipmentMessage>> GetMessages();

    /// <summary>
    /// The device is connected to a process, or still is: the process says so again every 20 s, without which the connection counts as lost.
    /// Another connection of it is closed.
    /// </summary>
    [Alias("connected")]
    Task<Answer<Equipment, EquipmentRefusal>> Connected(IEquipmentGateway gateway, EquipmentLink link);

    /// <summary>A connection is gone. Its ports are offline until the device is back; nothing happens when another one took its place.</summary>
    [Alias("disconnected")]
    Task Disconnected(string linkId);

    /// <summary>
    /// The device was heard. By its connection that means that its ports are as it said last, for it would have told; a device without one must say
    /// so.
    /// </summary>
    /// <param name="linkId">The connection; null for a device without one.</param>
    /// <param name="message">What it said, or was told; null for a sign of life that is not worth noting.</param>
    /// <param name="clockOffset">By how much its clock is ahead of ours; null when that did not show.</param>
    /// <returns>
    /// Connectors of which nothing is known until the device names them: it is to be asked. Its station is asked now and then only, so none is no
    /// promise.
    /// </returns>
    [Alias("heard")]
    Task<ImmutableArray<int>> Heard(string? linkId, EquipmentMessage? message, TimeSpan? clockOffset);

    /// <summary>A message of the device was refused: its operator is shown why. It says nothing about its ports.</summary>
    [Alias("refused")]
    Task Refused(EquipmentMessage message);

    /// <summary>Takes readings of its connectors to its station. When this returns they are stored.</summary>
    [Alias("ports")]
    Task<Answer<ConnectorReportResult, EquipmentRefusal>> Ports(ReportConnectors report);

    /// <summary>
    /// Has it do something, and waits for what comes of it: at most <see cref="Limits.CommandPatience"/>. Others are served meanwhile.
    /// </summary>
    [AlwaysInterleave, ResponseTimeout("00:00:50"), Alias("command")]
    Task<Answer<EquipmentCommand, EquipmentRefusal>> Command(CommandEquipment command);

    /// <summary>What came of a command; an answer that comes too late changes nothing.</summary>
    [Alias("answered")]
    Task Answered(string commandId, CommandOutcome outcome, string? detail);
}
