using System.Data.Common;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Faults;

/// <summary>A database whose commits fail before or after they are done.</summary>
internal sealed class FaultyDatabase(IDatabase inner, IWriteFaults faults) : IDatabase
{
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) => inner.Read(query);

    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command) => faults.Write("database", () => inner.Write(command));

    public Task<T> WriteRows<T>(Func<DbConnection, DbTransaction, Task<T>> command) => faults.Write("database", () => inner.WriteRows(command));
}
