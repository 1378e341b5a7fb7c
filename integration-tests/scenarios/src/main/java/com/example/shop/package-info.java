/** Parts of applications that know nothing of this library; archives of the scenarios name them in their descriptors. */
@org.jspecify.annotations.NullMarked
package com.example.shop;
