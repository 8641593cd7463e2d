namespace RedStation.Tests.Faults;

/// <summary>Which writes fail, and whether before or after they are committed.</summary>
public interface IWriteFaults
{
    /// <summary>Does a write, or fails before or after it with the product's own exception for a storage that is away.</summary>
    /// <param name="what">What is written: a grain's key, or a name that the decorator of another store gives.</param>
    /// <param name="write">Writes.</param>
    Task<T> Write<T>(string what, Func<Task<T>> write);
}
