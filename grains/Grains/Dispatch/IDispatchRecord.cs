using RedStation.Domain.Dispatch;

namespace RedStation.Grains.Dispatch;

/// <summary>The table of decisions about riders.</summary>
public interface IDispatchRecord
{
    /// <summary>Keeps decisions; of one rider and task the last one counts.</summary>
    Task Keep(IReadOnlyCollection<DispatchNote> notes);
}
