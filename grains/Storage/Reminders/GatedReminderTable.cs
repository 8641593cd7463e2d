using RedStation.Storage.Databases;

namespace RedStation.Storage.Reminders;

/// <summary>
/// Reminders in the embedded database. The provider brings its own connections: it writes while the writer holds no lock, and
/// reads off Orleans' threads.
/// </summary>
public sealed class GatedReminderTable(IReminderTable inner, SqliteWriter writer, StorageFaults faults) : TranslatedReminderTable(inner, faults)
{
    /// <inheritdoc/>
    protected override Task<T> Read<T>(Func<Task<T>> read) => Task.Run(read);

    /// <inheritdoc/>
    protected override Task<T> Write<T>(Func<Task<T>> write) => writer.Alone(write);
}
