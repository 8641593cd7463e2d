using RedStation.Storage.Databases;

namespace RedStation.Storage.Reminders;

/// <summary>Reminders in PostgreSQL, whose driver blocks nobody.</summary>
public sealed class PostgresReminderTable(IReminderTable inner, StorageFaults faults) : TranslatedReminderTable(inner, faults)
{
    /// <inheritdoc/>
    protected override Task<T> Read<T>(Func<Task<T>> read) => read();

    /// <inheritdoc/>
    protected override Task<T> Write<T>(Func<Task<T>> write) => write();
}
